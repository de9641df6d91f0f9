import { FindingLevel } from '../../src/findings/finding';
import { lintGithub } from '../../src/lint/lint-github';
import type { LintFinding } from '../../src/lint/result';
import { ciCommand } from '../../src/text';
import { fc } from '../support/properties';

const FINDING: LintFinding = {
  code: 'ASMG0109', level: FindingLevel.ERROR, message: 'what', why: 'why', fix: 'Do this.', file: 'a.yaml', line: 7, column: 3,
};
const lines = (finding: Partial<LintFinding>) => lintGithub([{ ...FINDING, ...finding }]).map(ciCommand);

/** A command as the runner of GitHub Actions reads it. Source: https://github.com/actions/runner `ActionCommand.cs` */
function read(line: string) {
  const [, name, pairs, message] = /^::(\w+) (.*?)::(.*)$/.exec(line)!;
  const decoded = (text: string) => text.replace(/%(3A|2C|0D|0A|25)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return {
    name,
    properties: Object.fromEntries(pairs.split(',').map((pair) => [pair.split('=')[0], decoded(pair.split('=').slice(1).join('='))])),
    message: decoded(message),
  };
}

describe('the commands for GitHub', () => {
  test('name the level, the place, the code and what to do', () => {
    expect(lines({})).toEqual(['::error file=a.yaml,line=7,col=3,title=ASMG0109::what: why. Do this.']);
  });

  test.each([
    [FindingLevel.WARNING, 'warning'], [FindingLevel.INFO, 'notice'], [FindingLevel.UNKNOWN, 'notice'],
  ])('have the level %s as %s', (level, name) => {
    expect(read(lines({ level })[0]).name).toBe(name);
  });

  test('carry any file name and message through the reader of GitHub', () => {
    const text = fc.string({ unit: fc.constantFrom('%', ':', ',', '=', '\n', '::', 'a', ' ', '%0A', '##[', 'é') });
    fc.assert(fc.property(text, text, (file, message) => {
      const [line, ...others] = lintGithub([{ ...FINDING, file, message }]).map(ciCommand);
      expect([others, line.includes('\n')]).toEqual([[], false]);
      const { properties, message: shown } = read(line);
      expect(properties.file.replaceAll('\\u003a', ':').replaceAll('\\u0023', '#')).toBe(file.replaceAll('\n', '\\n'));
      expect(shown.replaceAll('\\u003a', ':').replaceAll('\\u0023', '#')).toBe(`${message.replaceAll('\n', '\\n')}: why. Do this.`);
    }));
  });
});
