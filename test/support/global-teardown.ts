import { rmSync } from 'fs';
import { prepared } from './prepared';

/** Removes what the global setup made. */
export default function cleanUp(): void {
  rmSync(prepared(), { recursive: true });
}
