import type { Form } from './annotation';

/*
 * The forms of texts, as the documentation of the annotations describes them.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
 */

const NUMBER = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/** An address in dotted decimal notation. Its grammar is a standard. */
export const IPV4: Form = {
  pattern: new RegExp(`^${NUMBER}(\\.${NUMBER}){3}$`), words: 'an IPv4 address', certain: true,
};

export const SPECIFICATION: Form = { pattern: /^slb\.[a-z\d]+\.[a-z\d]+$/, words: 'a specification of CLBs' };

export const PATH: Form = { pattern: /^\/\S{0,79}$/, words: 'a path from "/" with at most 80 characters' };

const host = (address: string, pattern: RegExp): Form => (
  { pattern, words: `a host name with at most 80 characters, or "${address}" for the address of the backend` }
);

/** The host of health checks of a CLB. */
export const CLB_HOST = host('$_ip', /^(\$_ip|[A-Za-z\d.-]{1,80})$/);

/**
 * The host of health checks of an NLB.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
 */
export const NLB_HOST = host('$SERVER_IP', /^(\$SERVER_IP|[a-z\d.-]{1,80})$/);

export const NAME: Form = {
  pattern: /^\p{L}[\p{L}\d._-]{1,127}$/u,
  words: 'a name of 2 to 128 letters, digits, periods, underscores and hyphens that begins with a letter',
};

export const COOKIE: Form = {
  pattern: /^[^$\s,;][^\s,;]{0,199}$/,
  words: 'a name with at most 200 characters, without commas, semicolons and blanks, and without "$" at its start',
};
