import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { whatIsNotInstalled } from './ground/requirements';

describe('on a machine without Go', () => {
  const before = process.env.PATH;
  const aboutGo = (mustBuild: boolean) => whatIsNotInstalled('matrix', mustBuild).filter((sentence) => sentence.startsWith('Go is missing'));

  beforeAll(() => {
    process.env.PATH = mkdtempSync(join(tmpdir(), 'path-'));
  });

  afterAll(() => {
    process.env.PATH = before;
  });

  test('the lab asks for Go if a program is to be built', () => {
    expect(aboutGo(true)).toHaveLength(1);
  });

  test('the lab does not ask for Go if the cache has every program', () => {
    expect(aboutGo(false)).toEqual([]);
  });
});
