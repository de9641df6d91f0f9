import {
  type AnnotationTable, documentedWords, formed, ids, list, needs, NEEDS_PODS, seconds, text, trimmedList, whenOn,
  whole, words, wordsInAnyCase, WrongValue,
} from './annotation';
import { COOKIE } from './forms';

const { REFUSED, PASSED_ON, IGNORED } = WrongValue;
const ON_OFF = words('on', 'off');
const FLAG = wordsInAnyCase('on', 'off');
const LAYER_4 = ['tcp', 'udp'] as const;
const LAYER_7 = ['http', 'https'] as const;

/** The port of the Service in an entry such as `https:443`. */
const LAST_NUMBER = /(\d+)$/;

/** Whether the first port of `1000-2000:80` is not above the last one, and both exist. */
function isRange(entry: string): boolean {
  const [first = 0, last = 0] = entry.split(/[-:]/).map(Number);
  return first >= 1 && first <= last && last <= 65535;
}

/** A header that a CLB adds to requests. */
const header = (about: string, since: string) => ({
  about, spelling: 'both', clb: { values: ON_OFF, wrong: PASSED_ON, initial: 'off', since, listeners: LAYER_7 },
}) as const;

/** A field that an NLB adds to the PROXY protocol header. */
const proxyField = (about: string) => ({
  about,
  spelling: 'both',
  nlb: { values: FLAG, wrong: IGNORED, initial: 'off', since: '2.9.1', relations: [needs('proxy-protocol', 'on')] },
}) as const;

/** Settings of the listeners: each applies to every listener of its protocols. */
export const LISTENER_ANNOTATIONS = {
  'protocol-port': {
    about: 'the protocols of the listeners, by port',
    spelling: 'both',
    clb: {
      values: list('https:443,http:80', /^(https?|tcp|udp):\d{1,5}$/),
      wrong: REFUSED,
      since: '1.9.3',
      port: LAST_NUMBER,
    },
    nlb: {
      values: list('tcpssl:443,tcp:80', /^(tcp|udp|tcpssl):\d{1,5}$/i),
      wrong: REFUSED,
      since: '2.5.0',
      port: LAST_NUMBER,
    },
  },
  'cert-id': {
    about: 'the certificate',
    spelling: 'both',
    clb: { values: text('1234567890-cn-hangzhou'), wrong: PASSED_ON, since: '1.9.3.164', listeners: ['https'] },
    nlb: { values: ids('1234567890-cn-hangzhou'), wrong: PASSED_ON, since: '2.5.0', listeners: ['tcpssl'] },
  },
  'additional-cert-ids': {
    about: 'more certificates',
    spelling: 'both',
    nlb: { values: ids('1234567891-cn-hangzhou'), wrong: PASSED_ON, since: '2.13.0', listeners: ['tcpssl'] },
  },
  'domain-extensions': {
    about: 'certificates of more domains',
    spelling: 'both',
    clb: {
      values: trimmedList('shop.example.com:1234567891-cn-hangzhou', /^[^\s:,"']+:[^\s:,"']+$/),
      wrong: REFUSED,
      since: '2.13.0',
      listeners: ['https'],
    },
  },
  'cacert': {
    about: 'whether clients must show a certificate',
    spelling: 'both',
    nlb: {
      values: FLAG,
      wrong: IGNORED,
      initial: 'off',
      since: '2.5.0',
      listeners: ['tcpssl'],
      relations: [whenOn('cacert-id')],
    },
  },
  'cacert-id': {
    about: 'the certificate authority of clients',
    spelling: 'both',
    nlb: { values: ids('1234567892-cn-hangzhou'), wrong: PASSED_ON, since: '2.5.0', listeners: ['tcpssl'] },
  },
  'tls-cipher-policy': {
    about: 'the versions and ciphers of TLS',
    spelling: 'both',
    clb: {
      values: documentedWords(
        'tls_cipher_policy_1_0',
        'tls_cipher_policy_1_1',
        'tls_cipher_policy_1_2',
        'tls_cipher_policy_1_2_strict',
        'tls_cipher_policy_1_2_strict_with_1_3',
      ),
      wrong: PASSED_ON,
      initial: 'tls_cipher_policy_1_0',
      since: '2.4.0',
      listeners: ['https'],
    },
    nlb: { values: text('tls_cipher_policy_1_2'), wrong: PASSED_ON, since: '2.5.0', listeners: ['tcpssl'] },
  },
  'http2-enabled': {
    about: 'whether HTTP/2 is offered',
    spelling: 'both',
    clb: { values: ON_OFF, wrong: PASSED_ON, initial: 'on', since: '2.1.0', listeners: ['https'] },
  },
  'alpn': {
    about: 'whether TLS negotiates the protocol',
    spelling: 'both',
    nlb: { values: FLAG, wrong: IGNORED, initial: 'off', since: '2.10.0', listeners: ['tcpssl'] },
  },
  'alpn-policy': {
    about: 'the protocols that TLS negotiates',
    spelling: 'both',
    nlb: {
      values: documentedWords('HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred'),
      wrong: PASSED_ON,
      since: '2.10.0',
      listeners: ['tcpssl'],
      relations: [needs('alpn', 'on')],
    },
  },
  'forward-port': {
    about: 'HTTP ports that redirect to an HTTPS port',
    spelling: 'both',
    clb: {
      values: list('80:443', /^\d{1,5}:\d{1,5}$/),
      wrong: REFUSED,
      since: '1.9.3.164',
      listeners: ['http'],
      port: /^(\d+)/,
    },
  },
  'listener-port-range': {
    about: 'a listener for a range of ports, by the port of the Service',
    spelling: 'both',
    nlb: {
      values: { ...list('1000-2000:80', /^\d{1,5}-\d{1,5}:\d{1,5}$/), isSound: isRange },
      wrong: REFUSED,
      since: '2.11.4',
      port: LAST_NUMBER,
      relations: [{ ...NEEDS_PODS, fatal: true }],
    },
  },
  'proxy-protocol': {
    about: 'whether the load balancer sends the PROXY protocol header',
    spelling: 'both',
    clb: { values: ON_OFF, wrong: IGNORED, initial: 'off', since: '2.6.0', listeners: LAYER_4 },
    nlb: { values: FLAG, wrong: IGNORED, initial: 'off', since: '2.5.0' },
  },
  'ppv2-pvl-ep-id-enabled': proxyField('whether the PROXY protocol header has the ID of the endpoint'),
  'ppv2-pvl-eps-id-enabled': proxyField('whether the PROXY protocol header has the ID of the endpoint service'),
  'ppv2-pvl-vpc-id-enabled': proxyField('whether the PROXY protocol header has the ID of the VPC'),
  'cps': {
    about: 'the limit of new connections',
    spelling: 'both',
    nlb: { values: whole(0, 1_000_000, 'connections per second'), wrong: PASSED_ON, since: '2.5.0' },
  },
  'acl-status': {
    about: 'whether access is controlled',
    spelling: 'both',
    clb: {
      values: ON_OFF,
      wrong: PASSED_ON,
      initial: 'off',
      since: '1.9.3.164',
      relations: [whenOn('acl-id'), whenOn('acl-type')],
    },
  },
  'acl-id': {
    about: 'the lists of access control',
    spelling: 'both',
    clb: {
      values: ids('acl-abc'),
      wrong: PASSED_ON,
      since: '1.9.3.164',
      relations: [needs('acl-status', 'on')],
      // Source: https://www.alibabacloud.com/help/en/ack/product-overview/cloud-controller-manager
      newer: [{ use: 'severalLists', matches: /,/, since: '2.11.1' }],
    },
  },
  'acl-type': {
    about: 'whether the lists allow or deny',
    spelling: 'both',
    clb: {
      values: words('white', 'black'), wrong: PASSED_ON, since: '1.9.3.164', relations: [needs('acl-status', 'on')],
    },
  },
  'persistence-timeout': {
    about: 'how long a client keeps its backend',
    spelling: 'both',
    clb: { values: seconds(0, 3600), wrong: PASSED_ON, initial: '0', since: '1.9.3', listeners: ['tcp'] },
  },
  'established-timeout': {
    about: 'how long an idle connection stays open',
    spelling: 'both',
    clb: { values: seconds(10, 900), wrong: PASSED_ON, initial: '900', since: '2.3.0', listeners: ['tcp'] },
  },
  'idle-timeout': {
    about: 'how long an idle connection stays open',
    spelling: 'both',
    clb: { values: seconds(1, 60), wrong: PASSED_ON, initial: '15', since: '2.1.0', listeners: LAYER_7 },
    nlb: { values: seconds(10, 900), wrong: PASSED_ON, initial: '900', since: '2.5.0' },
  },
  'request-timeout': {
    about: 'how long the load balancer waits for a response',
    spelling: 'both',
    clb: { values: seconds(1, 180), wrong: PASSED_ON, initial: '60', since: '2.3.0', listeners: LAYER_7 },
  },
  'sticky-session': {
    about: 'whether a cookie keeps a client at its backend',
    spelling: 'both',
    clb: {
      values: ON_OFF,
      wrong: PASSED_ON,
      initial: 'off',
      since: '1.9.3',
      listeners: LAYER_7,
      relations: [whenOn('sticky-session-type')],
    },
  },
  'sticky-session-type': {
    about: 'whether the load balancer inserts the cookie or rewrites that of the server',
    spelling: 'both',
    clb: {
      values: words('insert', 'server'),
      wrong: PASSED_ON,
      since: '1.9.3',
      listeners: LAYER_7,
      relations: [needs('sticky-session', 'on')],
    },
  },
  'cookie-timeout': {
    about: 'how long the inserted cookie is valid',
    spelling: 'both',
    clb: {
      values: seconds(1, 86400),
      wrong: PASSED_ON,
      since: '1.9.3',
      listeners: LAYER_7,
      relations: [needs('sticky-session-type', 'insert')],
    },
  },
  'cookie': {
    about: 'the cookie of the server',
    spelling: 'both',
    clb: {
      values: formed('JSESSIONID', COOKIE),
      wrong: PASSED_ON,
      since: '1.9.3',
      listeners: LAYER_7,
      relations: [needs('sticky-session-type', 'server')],
    },
  },
  'xforwardedfor-proto': header('the header X-Forwarded-Proto', '2.1.0'),
  'xforwardedfor-slbport': header('the header XForwardedFor_SLBPORT', '2.9.1'),
  'xforwardedfor-clientsrcport': header('the header XForwardedFor_ClientSrcPort', '2.9.1'),
} as const satisfies AnnotationTable;
