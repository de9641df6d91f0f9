/** Whether a text can be the name of an object. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
export function isObjectName(name: string | undefined): boolean {
  return name !== undefined && name.length <= 253 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name);
}

/** Whether a text can be the name of a namespace. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
export function isNamespace(name: string): boolean {
  return name.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name);
}
