const PAGES = 'https://github.com/cdk8s-asm-gateway/cdk8s-asm-gateway/blob/main/docs/codes';

/** The address of a code's page. */
export function pageOf(code: string): string {
  return `${PAGES}/${code}.md`;
}
