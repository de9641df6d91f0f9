import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import type { App } from './apps';
import type { Language } from './language';
import { BUILT, keptFolder, LIBRARIES, packageFor, versionOf } from './package';
import { mustRun } from './shell';
import { writeTranslated } from './translated';
import { EXAMPLES } from '../examples';

const FOLDER = join(EXAMPLES, 'python');

const fileOf = ({ name }: App) => `${name.replaceAll('-', '_')}.py`;

/** Makes a virtual environment with the wheel, and returns its interpreter. */
function install(): string {
  const environment = join(keptFolder('python'), 'venv');
  const interpreter = join(environment, 'bin', 'python');
  if (!existsSync(interpreter)) {
    mustRun('python3', ['-m', 'venv', environment]);
  }
  const wheels = readdirSync(join(BUILT, 'python')).filter((file) => file.endsWith('.whl'))
    .map((file) => join(BUILT, 'python', file));
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  mustRun(interpreter, [...pip, ...wheels, ...LIBRARIES.map((library) => `${library}==${versionOf(library)}`)]);
  // The version is always the same, so pip would keep the wheel of the run before.
  mustRun(interpreter, [...pip, '--force-reinstall', '--no-deps', ...wheels]);
  return interpreter;
}

/** Python: a wheel in a virtual environment. */
export const python: Language = {
  name: 'Python',
  folder: FOLDER,
  programs: { python3: 'Python 3.10 or newer with the module venv' },
  fileOf,
  prepare: () => {
    packageFor('python');
    const interpreter = install();
    const translations = join(BUILT, 'python-translated');
    writeTranslated('python', (_, { file }) => join(translations, file));
    return (app) => (app.isTranslated === true
      ? { program: interpreter, args: [join(translations, fileOf(app))], cwd: join(EXAMPLES, app.name) }
      : { program: interpreter, args: [fileOf(app)], cwd: FOLDER });
  },
};
