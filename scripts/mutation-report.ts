import { readFileSync } from 'fs';
export function readReport(p: string): any { return JSON.parse(readFileSync(p, 'utf8')); }
export function writeScore(_n: string, _r: any): void {}
