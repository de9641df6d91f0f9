export function writeMutationPage(): void {}
