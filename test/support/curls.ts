import { homedir } from 'os';
import { join } from 'path';

/** The versions of curl that `build-curls.sh` builds. The first is the version in the default image. */
export const CURL_VERSIONS = ['8.10.1', '8.14.1'] as const;

export type CurlVersion = (typeof CURL_VERSIONS)[number];

/** The folder that contains one of these versions, and nothing else. */
export function folderOfCurl(version: CurlVersion): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-asm-gateway-curl', version);
}
