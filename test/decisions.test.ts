import { decisionFiles, indexOf, problemsIn, SECTIONS, TEMPLATE, textOf } from '../scripts/decisions';

describe('the decisions', () => {
  test.each([...decisionFiles(), TEMPLATE])('%s follows the template', (file) => {
    expect(problemsIn(textOf(file))).toEqual([]);
  });

  test.each(decisionFiles())('%s has the number of its file in its title', (file) => {
    expect(textOf(file).slice(2, 6)).toBe(file.slice(0, 4));
  });

  test('have numbers of their own', () => {
    const numbers = decisionFiles().map((file) => file.slice(0, 4));
    expect(numbers).toEqual([...new Set(numbers)]);
  });

  test('are superseded only by decisions that exist', () => {
    const numbers = decisionFiles().map((file) => file.slice(0, 4));
    const successors = decisionFiles().flatMap((file) => /^Status: superseded by (\d{4})/m.exec(textOf(file))?.[1] ?? []);
    expect(successors.filter((number) => !numbers.includes(number))).toEqual([]);
  });

  test('are all in the index; `npx projen decisions` writes it', () => {
    expect(textOf('README.md')).toBe(indexOf(decisionFiles()));
  });
});

describe('a decision departs from the template', () => {
  const template = textOf(TEMPLATE);

  test.each([
    ['without a number', '# 0000. ', '# ', 'the first line must be'],
    ['with a period after the title', 'statement\n', 'statement.\n', 'the title must be'],
    ['with a status of another kind', 'Status: accepted', 'Status: proposed', 'there must be a line "Status:'],
    ['without a date', 'accepted, 2026-01-31', 'accepted', 'there must be a line "Status:'],
    ['without a question', 'Question: What had to be decided?\n\n', '', 'there must be a line "Question:'],
    ['without a section', '## Consequences\n', '', 'the sections must be'],
    ['with a section too many', '## Context\n', '## Background\n\nText.\n\n## Context\n', 'the sections must be'],
    ['with an empty section', '- Another way, and why we did not choose it.\n', '', 'every section must have a text'],
  ])('%s', (_, before, after, problem) => {
    const changed = template.replace(before, after);
    expect(changed).not.toBe(template);
    expect(problemsIn(changed)).toContainEqual(expect.stringContaining(problem));
  });

  test('with its sections in another order', () => {
    const [first, second] = SECTIONS;
    const changed = template.replace(`## ${first}`, '## _').replace(`## ${second}`, `## ${first}`).replace('## _', `## ${second}`);
    expect(problemsIn(changed)).toEqual([`the sections must be ${SECTIONS.join(', ')}, in this order`]);
  });
});
