import { connectionFix } from '../../src/findings/connection';

/* The first sentence of what kubectl 1.32.4 printed, without "error: ". */
test.each([
  ['Error in configuration: context was not found for specified context: nope', /kubectl config get-contexts/],
  ['context "nope" does not exist', /kubectl config get-contexts/],
  ['stat missing: no such file or directory', /kubectl config get-contexts/],
  ['error loading config file "f": yaml: line 1: did not find expected node content', /kubectl config get-contexts/],
  ['Error in configuration:', /kubectl config get-contexts/],
  ['Unable to connect to the server: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    /reaches the API server/],
  ['The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port', /reaches the API server/],
  ['Unable to connect to the server: dial tcp: lookup no-such-host.invalid on 192.0.2.53:53: no such host', /reaches the API server/],
  ['Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority', /reaches the API server/],
  ['Error from server (ServiceUnavailable): the server is currently unable to handle the request', /reaches the API server/],
  ['kubectl did not end within 60 seconds and was stopped', /reaches the API server/],
  ['You must be logged in to the server (the server has asked for the client to provide credentials)', /not logged in/],
  ['Unable to connect to the server: getting credentials: exec: executable plugin not found', /not logged in/],
  ['EOF', /not logged in/],
])('says what to do about a cluster that kubectl cannot use: %s', (words, fix) => {
  expect(connectionFix(words)).toMatch(fix);
  expect(connectionFix(words)).toContain('--context and --kubeconfig');
});

test.each([
  'Error from server (Forbidden): nodes is forbidden: User "u" cannot list resource "nodes"',
  'the server doesn\'t have a resource type "istiogateways"',
  'not among the objects that were given',
  'kubectl printed something else than JSON',
])('says nothing about other reasons: %s', (words) => {
  expect(connectionFix(words)).toBeUndefined();
});
