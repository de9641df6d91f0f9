import { existsSync, readFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { anchorOf, ROOT, translationOf } from '../scripts/documents';
import { blocksIn } from './support/markdown';
import { APPS } from '../scripts/languages/apps';
import { go } from '../scripts/languages/go';
import { java } from '../scripts/languages/java';
import { python } from '../scripts/languages/python';
import { guideCode, WRITTEN_BY_HAND } from '../scripts/translate/guide-code';
import { guideCodePage, LANGUAGE_NAMES, programsIn } from '../scripts/translate/page';
import { PROGRAM_FORMS } from '../scripts/translate/programs';
import { TRANSLATED, translate } from '../scripts/translate/rosetta';

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const CODE = guideCode();
const EXAMPLES = CODE.map(({ example }) => example);
const BY_HAND = { python, java, go };

describe('the code of the README and the guides', () => {
  test('is all of their TypeScript', () => {
    const documents = [...new Set(CODE.map(({ document }) => document))];
    expect(CODE).toHaveLength(documents.flatMap((document) => blocksIn(textOf(document))).filter(({ language }) => language === 'ts').length);
    expect(CODE).toContainEqual(expect.objectContaining({ example: 'quick-start', document: 'README.md', heading: 'Your first app' }));
  });

  test('is each example once, which gives it an anchor of its own', () => {
    expect(EXAMPLES).toEqual([...new Set(EXAMPLES)]);
  });

  test('has links to its translations below it, in every guide', () => {
    const linked = CODE.filter(({ document }) => document !== 'README.md').map(({ example, source, document }) => {
      const links = TRANSLATED.map((language) => `[${LANGUAGE_NAMES[language]}](./${language}-code.md#${example})`);
      return [document, textOf(document).includes(`${source}\`\`\`\n\nThe same in ${links[0]}, ${links[1]} and ${links[2]}.\n`)];
    });
    expect(linked.filter(([, hasLinks]) => hasLinks !== true)).toEqual([]);
    expect(linked.length).toBeGreaterThan(5);
  });

  test('is written by hand in the other languages only if it is an app there', () => {
    const names = APPS.map(({ name }) => name);
    expect(Object.keys(WRITTEN_BY_HAND).filter((example) => !names.includes(example) || !EXAMPLES.includes(example))).toEqual([]);
  });
});

describe.each(TRANSLATED)('the page of %s', (language) => {
  const page = textOf(translationOf(language));
  const programs = programsIn(page);

  test('has each app of the README and the guides, in their order', () => {
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(EXAMPLES);
    expect(Object.keys(programs)).toEqual(EXAMPLES);
  });

  test('shows those that are written by hand as they are', () => {
    for (const example of Object.keys(WRITTEN_BY_HAND)) {
      const { folder, fileOf } = BY_HAND[language];
      const file = fileOf({ name: example, typescript: '' });
      expect(programs[example]).toEqual({ file: basename(file), text: readFileSync(join(folder, file), 'utf8') });
    }
  });

  test('links only to files and headings that exist', () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)(?:#([^)]+))?\)/g)]
      .map(([, path, anchor]) => ({ path: join(dirname(translationOf(language)), path), anchor }));
    const anchors = (path: string) => [...textOf(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
    expect(links.length).toBeGreaterThan(EXAMPLES.length);
    expect(links.filter(({ path, anchor }) => (
      !existsSync(join(ROOT, path)) || (anchor !== undefined && !anchors(path).includes(anchor))
    ))).toEqual([]);
  });

  test('is read back as it was written', () => {
    expect(guideCodePage(language, CODE, (example) => programs[example])).toBe(page);
  });
});

describe('a translated program', () => {
  const programOf = (language: (typeof TRANSLATED)[number], translation: string) => PROGRAM_FORMS[language].programOf('quick-start', translation);

  test('in Python imports each name once, sorted', () => {
    expect(programOf('python', '\nfrom b import Y\nfrom a import X\nfrom b import Y, W\n\napp = X()\n')).toBe('from a import X\nfrom b import W, Y\n\napp = X()\n');
  });

  test('in Python has a line for each name of a long import', () => {
    const names = ['First', 'Second'].map((name) => name.padEnd(50, 'x'));
    expect(programOf('python', `from a import ${names.join(', ')}\n\napp = 1`)).toBe(`from a import (\n    ${names[0]},\n    ${names[1]},\n)\n\napp = 1\n`);
  });

  test('in Java is a class that imports all its types, and knows what is in a loop', () => {
    const translation = 'import org.cdk8s.App;\n\nApp app = new App();\nfor (Object id : List.of("a")) {\n    // A Map.\n    new Chart(app, id);\n}\n';
    expect(programOf('java', translation)).toBe([
      'package com.example.guide;', '',
      'import java.util.List;', 'import org.cdk8s.App;', 'import org.cdk8s.Chart;', '',
      'public class QuickStartApp {', '    public static void main(String[] args) {',
      '        App app = new App();', '        for (String id : List.of("a")) {', '            // A Map.', '            new Chart(app, id);', '        }',
      '    }', '}', '',
    ].join('\n'));
  });

  test('in Go imports the packages that it uses, and aligns fields as gofmt does', () => {
    expect(programOf('go', 'cdk8s.F(&cdk8s.P{\n\tA: jsii.X(1),\n\tLonger: 2,\n\n\tAlone: 3,\n\tNested: &cdk8s.P{\n\t\tB: 4,\n\t},\n})')).toBe([
      'package main', '',
      'import (', '\t"github.com/aws/jsii-runtime-go"', '\t"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"', ')', '',
      'func main() {', '\tdefer jsii.Close()', '\tcdk8s.F(&cdk8s.P{',
      '\t\tA:      jsii.X(1),', '\t\tLonger: 2,', '', '\t\tAlone: 3,', '\t\tNested: &cdk8s.P{', '\t\t\tB: 4,', '\t\t},', '\t})', '}', '',
    ].join('\n'));
  });
});

describe('the translation to Go', () => {
  const SOURCE = `
import { ApiObject, App, Chart, Duration } from 'cdk8s';
import { Deployment, EnvValue } from 'cdk8s-plus-28';

const app = new App();
const labels = { team: 'edge' };
const shop = new Chart(app, 'shop', { namespace: 'default', labels });
for (const name of ['one', 'two']) {
  // One of them.
  new Deployment(shop, name, {
    automountServiceAccountToken: true,
    terminationGracePeriod: Duration.seconds(2),
    containers: [{ image: 'shop:1', envVariables: { FOLDER: EnvValue.fromValue('/tmp') } }],
  });
}
const object = new ApiObject(shop, 'object', { kind: 'A', apiVersion: 'v1' });
new Chart(app, object.name);
app.synth();
`;
  const { go: translation, python: inPython } = translate({ shop: SOURCE }).shop;

  test('passes every argument, in the types of the runtime', () => {
    expect(translation).toContain('app := cdk8s.NewApp(nil)\n');
    expect(translation).toContain('labels := &map[string]*string{"team": jsii.String("edge")}\n');
    expect(translation).toContain('shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("default"), Labels: labels})\n');
    expect(translation).toContain('\tAutomountServiceAccountToken: jsii.Bool(true),\n');
    expect(translation).toContain('\tTerminationGracePeriod: cdk8s.Duration_Seconds(jsii.Number(2)),\n');
  });

  test('keeps comments, and loops over pointers', () => {
    expect(translation).toContain('for _, name := range *jsii.Strings("one", "two") {\n\t// One of them.\n\tcdk8splus28.NewDeployment(shop, name, &');
  });

  test('names the type of a list or a map once, and gives a long literal a line for each part', () => {
    expect(translation).toContain([
      '\tContainers: &[]*cdk8splus28.ContainerProps{',
      '\t\t\t{',
      '\t\t\t\tImage: jsii.String("shop:1"),',
      '\t\t\t\tEnvVariables: &map[string]cdk8splus28.EnvValue{"FOLDER": cdk8splus28.EnvValue_FromValue(jsii.String("/tmp"))},',
      '\t\t\t},',
      '\t\t},\n',
    ].join('\n'));
  });

  test('reads a property of a class with a method', () => {
    expect(translation).toContain('cdk8s.NewChart(app, object.Name(), nil)\n');
  });

  test('is made from the same TypeScript as the one to Python', () => {
    expect(inPython).toContain('shop = Chart(app, "shop", namespace="default", labels=labels)\n');
  });
});

test.each([
  ['does not compile', 'import { App } from \'cdk8s\';\nnew App().noSuchMethod();', 'Property \'noSuchMethod\' does not exist'],
  ['cannot be translated', 'throw new Error(\'x\');', 'This TypeScript feature (ThrowStatement) is not supported in examples'],
])('a snippet that %s is refused, with its file and the reason', (_, source, reason) => {
  expect(() => translate({ wrong: source })).toThrow(`examples/wrong/main.ts cannot be translated:\n${reason}`);
});
