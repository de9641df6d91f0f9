import { SAMPLE, type Subject } from './live-words';
import { listed, named, shown } from '../../text';
import { define } from '../definition';
import { FindingLevel } from '../finding';

/** A setting in which an IstioGateway and its Service differ. */
interface Setting {
  readonly name: string;

  /** Undefined if it is not set. */
  readonly gateway: string | undefined;
  readonly service: string | undefined;
}

const valueOf = (value: string | undefined) => (value === undefined ? 'not set' : shown(value));

const settingOf = ({ name, gateway, service }: Setting) => (
  `${named(name)} (${valueOf(gateway)} in the gateway, ${valueOf(service)} in the Service)`
);

export const NOT_APPLIED = define<Subject & { readonly gateway: string; readonly unapplied: readonly Setting[] }>({
  code: 'ASMG0512',
  level: FindingLevel.WARNING,
  title: 'The Service differs from its IstioGateway',
  why: 'ASM makes the Service from the IstioGateway: either it has not applied the resource, or the Service was edited '
    + 'and ASM may undo that; the verdict is about the Service as it is',
  fix: 'Set the value in the IstioGateway. If it is right there, look at the status and the events of the '
    + 'IstioGateway, and diagnose again.',
}, {
  message: ({ service, gateway, unapplied }) => (
    `the Service ${named(service)} differs from the IstioGateway ${named(gateway)} in `
    + listed(unapplied.map(settingOf))
  ),
  sample: {
    ...SAMPLE,
    gateway: 'istio-system/ingressgateway',
    unapplied: [{ name: 'externalTrafficPolicy', gateway: 'Cluster', service: 'Local' }],
  },
});
