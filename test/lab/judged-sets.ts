/** The figures of the scenarios that hold sets of props against the API server. They are kept in a file, and `docs/measured.md` shows them. */
import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { readRecord, writeRecord } from './ground/run-folder';

/** The figures of sets without a mistake. */
export interface RightFigures {
  readonly sets: number;

  /** Sets against which synthesis and the API server say nothing. */
  readonly accepted: number;

  /** Different objects that the API server was asked about: the gateways, and their Services, Deployments and autoscalers. */
  readonly objects: number;
}

/** The figures of sets with one mistake. */
export interface WrongFigures {
  readonly sets: number;

  /** Sets that synthesis refuses. */
  readonly refused: number;

  /** How many of the refused sets have an error with the code. */
  readonly codes: Readonly<Record<string, number>>;

  /** Refused sets whose value has the wrong type or does not exist, so nothing of it is written. */
  readonly unwritten: number;

  /** Of the others: those whose IstioGateway the API server refuses too. */
  readonly gatewayRefused: number;

  /** Those whose IstioGateway it accepts, and whose Service, Deployment or autoscaler it refuses. */
  readonly objectRefused: number;

  /** Those whose objects it accepts, all of them: the mesh, the cloud controller or the traffic would fail later. */
  readonly allAccepted: number;
}

interface Figures {
  readonly right: RightFigures;
  readonly wrong: WrongFigures;
}

const FILE = join(__dirname, 'judged-sets.json');
const RECORD = 'judged-sets.json';

/** The figures that are kept. */
export function keptFigures(): Figures {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Figures;
}

/** Keeps some of the figures in the run folder, where `lab:docs` finds them if LAB_KEEP is set. Returns whether they are those of the file. */
export function recordFigures(figures: Partial<Figures>): boolean {
  writeRecord(RECORD, { ...readRecord<Partial<Figures>>(RECORD, {}), ...figures });
  const kept: Partial<Figures> = existsSync(FILE) ? keptFigures() : {};
  return Object.entries(figures).every(([name, value]) => JSON.stringify(value) === JSON.stringify(kept[name as keyof Figures]));
}

/** Takes over the figures of the last run, if its folder is still there. */
export function takeOverFigures(): void {
  const { right, wrong } = readRecord<Partial<Figures>>(RECORD, {});
  if (right !== undefined && wrong !== undefined) {
    writeFileSync(FILE, `${JSON.stringify({ right, wrong }, null, 2)}\n`);
  }
}
