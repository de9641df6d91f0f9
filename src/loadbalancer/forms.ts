import type { Form } from './annotation';

/*
 * The forms of texts, as the documentation of the annotations describes them.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances
 */

const NUMBER = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/** An address in dotted decimal notation. Its grammar is a standard. */
export const IPV4: Form = {
  pattern: new RegExp(`^${NUMBER}(\\.${NUMBER}){3}$`), name: 'ipv4', certain: true,
};

export const SPECIFICATION: Form = { pattern: /^slb\.[a-z\d]+\.[a-z\d]+$/, name: 'specification' };

export const PATH: Form = { pattern: /^\/\S{0,79}$/, name: 'path' };

/** The host of health checks of a CLB. */
export const CLB_HOST: Form = { pattern: /^(\$_ip|[A-Za-z\d.-]{1,80})$/, name: 'clbHost' };

/**
 * The host of health checks of an NLB.
 *
 * Source: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/configure-nlb-instances-by-using-annotations
 */
export const NLB_HOST: Form = { pattern: /^(\$SERVER_IP|[a-z\d.-]{1,80})$/, name: 'nlbHost' };

export const NAME: Form = { pattern: /^\p{L}[\p{L}\d._-]{1,127}$/u, name: 'name' };

export const COOKIE: Form = { pattern: /^[^$\s,;][^\s,;]{0,199}$/, name: 'cookie' };
