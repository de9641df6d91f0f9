import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import type { App } from './apps';
import type { Language } from './language';
import { BUILT, folderOf, keptFolder, type Library, libraryFor, packageFor, versionOf } from './package';
import { mustRun } from './shell';
import { writeTranslated } from './translated';
import { EXAMPLES } from '../examples';
import { JAVA_PACKAGE, javaClassOf } from '../translate/programs';

const FOLDER = join(EXAMPLES, 'java');
const PACKAGE = 'com.example';

/** The group of each library in Maven Central. */
const GROUPS: Readonly<Record<Library, string>> = { 'constructs': 'software.constructs', 'cdk8s': 'org.cdk8s', 'cdk8s-plus-28': 'org.cdk8s' };

/** Ours has the version of package.json until it is released. */
const OURS = { group: 'io.github.cdk8s-asm-gateway', artifact: 'cdk8s-asm-gateway', version: '0.0.0' };

const SOURCES = join('src', 'main', 'java');

const fileOf = ({ name }: App) => join(SOURCES, ...PACKAGE.split('.'), `${javaClassOf(name)}.java`);

/**
 * Makes the jar of the library. jsii-pacmak takes a folder `dist/java` in a package that it depends on as a Maven repository. That of
 * cdk8s-plus is made here, because registries may not have it.
 */
function packageOurs(plus: string): void {
  const place = join(folderOf('cdk8s-plus-28'), 'dist', 'java');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(plus, place);
  try {
    packageFor('java');
  } finally {
    rmSync(dirname(place), { recursive: true });
  }
}

const dependency = (group: string, artifact: string, version: string) => (
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`
);

/** The project of the examples, with the repositories that are made here. */
function projectFile(repositories: readonly string[]): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>${PACKAGE}</groupId>
  <artifactId>examples</artifactId>
  <version>0.0.0</version>
  <properties>
    <maven.compiler.source>11</maven.compiler.source>
    <maven.compiler.target>11</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <repositories>
    ${repositories.map((folder, index) => `<repository><id>made-here-${index}</id><url>file://${folder}</url></repository>`).join('\n    ')}
  </repositories>
  <dependencies>
    ${dependency(OURS.group, OURS.artifact, OURS.version)}
    ${(Object.keys(GROUPS) as Library[]).map((library) => dependency(GROUPS[library], library, versionOf(library))).join('\n    ')}
  </dependencies>
</project>
`;
}

/** Compiles the examples, and returns the class path of their programs. */
function build(plus: string): string {
  const folder = join(BUILT, 'java-examples');
  rmSync(folder, { recursive: true, force: true });
  cpSync(FOLDER, folder, { recursive: true });
  writeTranslated('java', (_, { file }) => join(folder, SOURCES, ...JAVA_PACKAGE.split('.'), file));
  writeFileSync(join(folder, 'pom.xml'), projectFile([plus, join(BUILT, 'java')]));
  // A repository of its own: the version is always the same, so Maven would keep the jar of the run before.
  const repository = join(keptFolder('java'), 'repository');
  rmSync(join(repository, ...OURS.group.split('.')), { recursive: true, force: true });
  mustRun('mvn', [
    '--quiet', '--batch-mode', `-Dmaven.repo.local=${repository}`, 'compile', 'dependency:build-classpath', '-Dmdep.outputFile=classpath',
  ], folder);
  return `${join(folder, 'target', 'classes')}:${readFileSync(join(folder, 'classpath'), 'utf8').trim()}`;
}

/** Java: a class with a `main` for each app. */
export const java: Language = {
  name: 'Java',
  folder: FOLDER,
  programs: { java: 'Java 11 or newer', javac: 'a JDK, which has javac', mvn: 'Maven 3.8 or newer' },
  fileOf,
  prepare: () => {
    const plus = libraryFor('java', 'cdk8s-plus-28');
    packageOurs(plus);
    const classPath = build(plus);
    return ({ name, isTranslated }) => (isTranslated === true
      ? { program: 'java', args: ['-cp', classPath, `${JAVA_PACKAGE}.${javaClassOf(name)}`], cwd: join(EXAMPLES, name) }
      : { program: 'java', args: ['-cp', classPath, `${PACKAGE}.${javaClassOf(name)}`] });
  },
};
