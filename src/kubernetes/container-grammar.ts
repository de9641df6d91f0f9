import { isLabelKey } from './metadata';
import { isContainerPortName, isSecretKey } from './names';
import { fieldsOf, listOf, type Refusal, refusedUnless } from './refusal';
import type { FieldPath } from '../findings/field-path';

/*
 * What the API server refuses in the environment and in the handlers of a container although the types are right.
 *
 * Source: https://github.com/kubernetes/kubernetes `pkg/apis/core/validation/validation.go` (`ValidateEnv`,
 * `validateLifecycle`)
 */

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a pod that a variable can have. An entry of a map is one in brackets. */
const POD_FIELDS = [
  'metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName', 'status.hostIP',
  'status.hostIPs', 'status.podIP', 'status.podIPs',
];

const POD_MAP = /^metadata\.(annotations|labels)\['([^']+)'\]$/;

const RESOURCE = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;

/** What the API server would refuse in a list of `k8s.EnvVar`. Newer releases accept more names than older ones. */
export function envRefusals(env: unknown, at: FieldPath): Refusal[] {
  return listOf(env).flatMap(({ name, value, valueFrom }, index) => {
    const place = [...at, index];
    const isName = typeof name !== 'string' || /^[\x20-\x3C\x3E-\x7E]+$/.test(name);
    const isTwice = typeof value === 'string' && value !== '' && valueFrom !== undefined;
    return [
      ...refusedUnless(isName, [...place, 'name'], name, 'printable ASCII characters without "="'),
      ...refusedUnless(!isTwice, [...place, 'value'], value, 'absent with valueFrom'),
      ...sourceRefusals(valueFrom, [...place, 'valueFrom']),
    ];
  });
}

function sourceRefusals(source: unknown, at: FieldPath): Refusal[] {
  const given = fieldsOf(source);
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = given;
  return [
    ...oneOnly(source, at, 'a map with one source'),
    ...fieldRefusals(fieldsOf(fieldRef), [...at, 'fieldRef']),
    ...resourceRefusals(fieldsOf(resourceFieldRef), [...at, 'resourceFieldRef']),
    ...keyRefusals(fieldsOf(secretKeyRef), [...at, 'secretKeyRef']),
    ...keyRefusals(fieldsOf(configMapKeyRef), [...at, 'configMapKeyRef']),
  ];
}

function fieldRefusals({ apiVersion, fieldPath: path }: Fields, at: FieldPath): Refusal[] {
  return [
    ...refusedUnless(
      typeof path !== 'string' || isPodField(path), [...at, 'fieldPath'], path,
      'a field that variables can have, like "metadata.name"',
    ),
    ...refusedUnless(
      typeof apiVersion !== 'string' || ['', 'v1'].includes(apiVersion), [...at, 'apiVersion'], apiVersion, '"v1"',
    ),
  ];
}

function isPodField(path: string): boolean {
  const [, map, key = ''] = POD_MAP.exec(path) ?? [];
  return map === undefined ? POD_FIELDS.includes(path) : isLabelKey(map === 'annotations' ? key.toLowerCase() : key);
}

function resourceRefusals({ resource }: Fields, at: FieldPath): Refusal[] {
  return refusedUnless(
    typeof resource !== 'string' || RESOURCE.test(resource), [...at, 'resource'], resource,
    'a limit or a request of the container, like "limits.cpu"',
  );
}

/** A key in a Secret or a ConfigMap. */
function keyRefusals({ key }: Fields, at: FieldPath): Refusal[] {
  const isKey = typeof key !== 'string' || isSecretKey(key);
  return refusedUnless(isKey, [...at, 'key'], key, 'a key of a Secret or a ConfigMap');
}

/** What the API server would refuse in a `k8s.Lifecycle`. */
export function lifecycleRefusals(lifecycle: unknown, at: FieldPath): Refusal[] {
  return ['postStart', 'preStop'].flatMap((name) => handlerRefusals(fieldsOf(lifecycle)[name], [...at, name]));
}

function handlerRefusals(handler: unknown, at: FieldPath): Refusal[] {
  const { exec, httpGet, tcpSocket } = fieldsOf(handler);
  return [
    ...oneOnly(handler, at, 'a map with one handler'),
    ...execRefusals(exec, [...at, 'exec', 'command']),
    ...httpRefusals(fieldsOf(httpGet), [...at, 'httpGet']),
    ...portRefusals(fieldsOf(tcpSocket), [...at, 'tcpSocket']),
  ];
}

function execRefusals(exec: unknown, at: FieldPath): Refusal[] {
  const { command } = fieldsOf(exec);
  const hasCommand = !isMap(exec) || (Array.isArray(command) ? command.length > 0 : command !== undefined);
  return refusedUnless(hasCommand, at, command, 'a list with the program');
}

function httpRefusals(request: Fields, at: FieldPath): Refusal[] {
  const { scheme, httpHeaders } = request;
  const isScheme = typeof scheme !== 'string' || ['', 'HTTP', 'HTTPS'].includes(scheme);
  return [
    ...portRefusals(request, at),
    ...refusedUnless(isScheme, [...at, 'scheme'], scheme, '"HTTP" or "HTTPS"'),
    ...listOf(httpHeaders).flatMap(({ name }, index) => {
      const isHeader = typeof name !== 'string' || /^[-A-Za-z0-9]+$/.test(name);
      return refusedUnless(isHeader, [...at, 'httpHeaders', index, 'name'], name, 'the name of an HTTP header');
    }),
  ];
}

function portRefusals({ port }: Fields, at: FieldPath): Refusal[] {
  const isName = typeof port !== 'string' || isContainerPortName(port);
  const isPort = typeof port === 'number' ? isNumberOfPort(port) : isName;
  return refusedUnless(
    isPort, [...at, 'port'], port, 'an integer from 1 to 65535, or the name of a container port',
  );
}

/** A fraction is of the wrong type. */
function isNumberOfPort(port: number): boolean {
  return !Number.isInteger(port) || (port >= 1 && port <= 65535);
}

/** A value that is one of several, each a map. */
function oneOnly(value: unknown, at: FieldPath, rule: string): Refusal[] {
  const given = Object.values(fieldsOf(value)).filter((each) => each !== undefined);
  return refusedUnless(!isMap(value) || given.length === 1, at, value, rule);
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
