import { isIPv4, isIPv6 } from 'net';
import { EXAMPLE_CIDR, parseCidr } from '../../src/model/cidr';
import { fc } from '../support/properties';

test.each([
  ['10.0.0.0/8', 4, 8],
  ['0.0.0.0/0', 4, 0],
  ['192.168.1.7/32', 4, 32],
  ['\t10.0.0.0/8 ', 4, 8],
  ['::/0', 6, 0],
  ['2001:db8::/32', 6, 32],
  ['::ffff:10.0.0.1/128', 6, 128],
  ['1:2:3:4:5:6:7:8/64', 6, 64],
  [EXAMPLE_CIDR, 4, 8],
])('%j is a range', (text, family, prefixLength) => {
  expect(parseCidr(text)).toEqual({ family, prefixLength });
});

test.each([
  '', '/', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/08', '10.0.0.0/8/8', '10.0.0/8', '256.0.0.0/8', '010.0.0.0/8',
  '10.0.0.0 /8', '::/129', ':::/64', '1::2::3/64', '1:2:3:4:5:6:7/64', '1:2:3:4:5:6:7:8:9/64', '1:2:3:4:5:6:7::8/64', '1:2:3:4:5:6:7:8::/64', '1:2:3:4:5:6::8/64x', 'g::/64', '12345::/64',
  '::10.0.0/96', '10.0.0.1::/96', 'fe80::1%eth0/64', 'cluster/8',
])('%j is not a range', (text) => {
  expect(parseCidr(text)).toBeUndefined();
});

test('an address is read as Node.js reads it', () => {
  const group = fc.constantFrom('', '0', 'f', 'db8', '2001', 'FFFF', '12345', 'g', '10.0.0.1', '1.2.3', '255.255.255.255', '256.1.1.1', '01.1.1.1');
  const addresses = fc.array(group, { minLength: 1, maxLength: 9 }).map((groups) => groups.join(':'));
  fc.assert(fc.property(fc.oneof(addresses, fc.ipV4(), fc.ipV6()), (address) => {
    const family = isIPv4(address) ? 4 : isIPv6(address) ? 6 : undefined;
    expect([address, parseCidr(`${address}/0`)?.family]).toEqual([address, family]);
  }), { numRuns: 2000 });
});
