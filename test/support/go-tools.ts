import { homedir } from 'os';
import { delimiter, join } from 'path';

/** The programs that `build-go-tools.sh` builds, with the version of each. */
export const GO_TOOLS = {
  'kubeconform': 'v0.7.0',
  'kustomize': 'v5.6.0',
  'helm': 'v3.18.6',
  'krew': 'v0.4.3',
  'validate-krew-manifest': 'v0.4.3',
  'actionlint': 'v1.7.12',
  'promtool': 'v0.316.0',
} as const;

export type GoTool = keyof typeof GO_TOOLS;

export const isGoTool = (name: string): name is GoTool => name in GO_TOOLS;

/** The folder that contains one of these programs in its version. */
export function folderOfGoTool(name: GoTool): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-asm-gateway-go-tools', GO_TOOLS[name]);
}

/** A PATH with all of them. */
export function pathWithGoTools(path = process.env.PATH ?? ''): string {
  return [...Object.keys(GO_TOOLS).map((name) => folderOfGoTool(name as GoTool)), path].join(delimiter);
}
