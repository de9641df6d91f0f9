import {
  hasLabelCharacters, isContainerPortName, isDnsLabel, isDnsName, isDnsSubdomain, isSecretKey,
} from '../../src/kubernetes/names';

/** The functions that accept a value, by their names. */
const FORMS = { isContainerPortName, hasLabelCharacters, isDnsLabel, isDnsSubdomain, isDnsName, isSecretKey };
type Form = keyof typeof FORMS;

const formsOf = (value: unknown) => (Object.keys(FORMS) as Form[]).filter((form) => FORMS[form](value));

const LABEL: Form[] = ['hasLabelCharacters', 'isDnsLabel', 'isDnsSubdomain', 'isDnsName', 'isSecretKey'];
const PORT: Form[] = ['isContainerPortName', ...LABEL];
const SUBDOMAIN: Form[] = ['isDnsSubdomain', 'isDnsName', 'isSecretKey'];
const KEY: Form[] = ['isSecretKey'];

const a = (length: number) => 'a'.repeat(length);

test.each<[string, unknown, Form[]]>([
  ['a letter', 'a', PORT],
  ['a digit', '0', LABEL],
  ['digits with a hyphen', '0-1', LABEL],
  ['a hyphen inside', 'a-b', PORT],
  ['hyphens inside', 'a--b-c', LABEL],
  ['15 characters', a(15), PORT],
  ['16 characters', a(16), LABEL],
  ['63 characters', a(63), LABEL],
  ['64 characters', a(64), ['hasLabelCharacters', 'isDnsSubdomain', 'isSecretKey']],
  ['253 characters without a dot', a(253), ['hasLabelCharacters', 'isDnsSubdomain', 'isSecretKey']],
  ['254 characters without a dot', a(254), ['hasLabelCharacters']],
  ['two labels', 'a.b', SUBDOMAIN],
  ['labels of 63 characters', `${a(63)}.${a(63)}.${a(63)}.${a(61)}`, SUBDOMAIN],
  ['labels of 63 characters, 254 in total', `${a(63)}.${a(63)}.${a(63)}.${a(62)}`, []],
  ['a label of 64 characters below a domain', `${a(64)}.b`, ['isDnsSubdomain', 'isSecretKey']],
  ['a hyphen at the beginning', '-a', KEY],
  ['a hyphen at the end', 'a-', KEY],
  ['a hyphen before a dot', 'a-.b', KEY],
  ['a hyphen after a dot', 'a.-b', KEY],
  ['an empty label inside', 'a..b', KEY],
  ['a dot at the end', 'a.', KEY],
  ['a dot at the beginning', '.a', KEY],
  ['two dots at the beginning', '..a', []],
  ['a dot', '.', []],
  ['two dots', '..', []],
  ['a capital letter', 'aB', KEY],
  ['an underscore', 'a_b', KEY],
  ['a space', 'a b', []],
  ['a space at the beginning', ' a', []],
  ['a line break at the end', 'a\n', []],
  ['a letter that is not ASCII', 'ä', []],
  ['nothing', '', []],
  ['a number', 7, []],
  ['undefined', undefined, []],
  ['a list that is printed like a name', ['a'], []],
])('%s has exactly the forms that Kubernetes accepts', (_about, value, forms) => {
  expect(formsOf(value)).toEqual(forms);
});
