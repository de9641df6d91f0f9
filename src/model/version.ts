import { ReachabilityAnswer } from './answer';

/**
 * A Kubernetes version as a number that can be compared. Each patch release adds one.
 *
 * A number and not an object, because the model compares many of them.
 */
export type VersionNumber = number;

/**
 * A Kubernetes version as it was written: `1.33` names every patch release of 1.33.
 */
export interface KubernetesVersion {
  /** The version, or the first patch release of it. */
  readonly lowest: VersionNumber;

  /** The version, or the last possible patch release of it. */
  readonly highest: VersionNumber;
}

const PATCHES = 1000;
const MINORS = 1000;

/** What `kubectl version` and node objects print: `v1.28.3`, with a vendor suffix on ACK (`v1.28.3-aliyun.1`). */
const WRITTEN = /^v?(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?(?:[-+].*)?$/;

/**
 * Reads `1.28`, `1.33.6` or `v1.30.7-aliyun.1` and ignores the suffix; undefined if the text is not a version.
 */
export function parseKubernetesVersion(written?: string): KubernetesVersion | undefined {
  const parts = WRITTEN.exec(written?.trim() ?? '');
  if (parts === null) {
    return undefined;
  }
  const first = (Number(parts[1]) * MINORS + Number(parts[2])) * PATCHES;
  return parts[3] === undefined
    ? { lowest: first, highest: first + PATCHES - 1 }
    : { lowest: first + Number(parts[3]), highest: first + Number(parts[3]) };
}

/** Versions of the cloud controller manager before 2.0 have a fourth number: `v1.9.3.376-g5c84e19-aliyun`. */
const FOURTH_NUMBER = /^(\s*v?\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,4}(?=[-+\s]|$)/;

/**
 * Reads a version of the cloud controller manager. It is written like one of Kubernetes; before 2.0 it has a fourth
 * number, which is ignored. Source: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager
 */
export function parseControllerVersion(written?: string): KubernetesVersion | undefined {
  return parseKubernetesVersion(written?.replace(FOURTH_NUMBER, '$1'));
}

/**
 * Negative if `a` is older than `b`, positive if it is newer, and 0 if they are the same or one names a patch release
 * of the other; undefined if one of them is not a version.
 */
export function compareKubernetesVersions(a: string, b: string): number | undefined {
  return compared(parseKubernetesVersion(a), parseKubernetesVersion(b));
}

function compared(left?: KubernetesVersion, right?: KubernetesVersion): number | undefined {
  if (left === undefined || right === undefined) {
    return undefined;
  }
  if (left.highest < right.lowest) {
    return -1;
  }
  return left.lowest > right.highest ? 1 : 0;
}

/** Whether a Kubernetes version is `oldest` or newer; `UNKNOWN` if no version is declared or it cannot be parsed. */
export function isAtLeast(version: string | undefined, oldest: string): ReachabilityAnswer {
  return answerOf(compared(parseKubernetesVersion(version), parseKubernetesVersion(oldest)));
}

/** The same for a version of the cloud controller manager. */
export function isControllerAtLeast(version: string | undefined, oldest: string): ReachabilityAnswer {
  return answerOf(compared(parseControllerVersion(version), parseControllerVersion(oldest)));
}

function answerOf(order: number | undefined): ReachabilityAnswer {
  if (order === undefined) {
    return ReachabilityAnswer.UNKNOWN;
  }
  return order < 0 ? ReachabilityAnswer.NO : ReachabilityAnswer.YES;
}

/** How the version of each component is read. */
export const VERSION_PARSERS = {
  kubernetesVersion: parseKubernetesVersion,
  ccmVersion: parseControllerVersion,
} as const;

/** The minor version of a version, for example `1.28`. */
export function minorOf(version: VersionNumber): string {
  const minor = Math.floor(version / PATCHES);
  return `${Math.floor(minor / MINORS)}.${minor % MINORS}`;
}

/** The minor version after it, for example `1.29`. */
export function nextMinorOf(version: VersionNumber): string {
  return minorOf(version + PATCHES);
}
