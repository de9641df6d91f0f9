/*
 * The grammar of names, as the API server checks it. Values from plain JavaScript may have any type.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DNS_LABEL = new RegExp(`^${LABEL}$`);
const DNS_SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);
const LONGEST_LABEL = 63;
const LONGEST_SUBDOMAIN = 253;

/** Whether a text has the characters of a DNS label, whatever its length. */
export function hasLabelCharacters(text: unknown): boolean {
  return typeof text === 'string' && DNS_LABEL.test(text);
}

/** Whether a text is a DNS label: the form of a namespace, of a Service's name, and of the name of a Service's port. */
export function isDnsLabel(text: unknown): boolean {
  return typeof text === 'string' && text.length <= LONGEST_LABEL && DNS_LABEL.test(text);
}

/**
 * Whether a text is the name of a container's port, for example in `targetPort`. A text of digits is none.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
 */
export function isContainerPortName(text: unknown): boolean {
  return typeof text === 'string' && text.length <= 15 && DNS_LABEL.test(text) && /[a-z]/.test(text)
    && !text.includes('--');
}

/** Whether a text is a DNS subdomain: the form of most object names. */
export function isDnsSubdomain(text: unknown): boolean {
  return typeof text === 'string' && text.length <= LONGEST_SUBDOMAIN && DNS_SUBDOMAIN.test(text);
}

/** Whether a text is a name that DNS can resolve: a subdomain whose labels have at most 63 characters each. */
export function isDnsName(text: unknown): boolean {
  return typeof text === 'string' && isDnsSubdomain(text) && text.split('.').every(isDnsLabel);
}

/** Whether a text can be a key of a Secret. Source: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data */
export function isSecretKey(key: unknown): boolean {
  return typeof key === 'string' && key.length <= LONGEST_SUBDOMAIN
    && /^[A-Za-z0-9._-]+$/.test(key) && key !== '.' && !key.startsWith('..');
}
