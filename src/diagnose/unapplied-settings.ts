import type { GatewaySettings, LiveGateway } from '../cluster/live-gateway';
import type { LiveService } from '../cluster/live-service';
import { OWNED_ANNOTATIONS } from '../strategy/strategy-contract';

/** A setting in which an IstioGateway and its Service differ. */
export interface UnappliedSetting {
  /** The field or the annotation. */
  readonly name: string;

  /** The values; undefined if it is not set. */
  readonly gateway: string | undefined;
  readonly service: string | undefined;
}

/**
 * The settings, of those that a strategy decides, in which the IstioGateway differs from its Service. There is none if
 * the Service is as an override of some cluster asks: which of them is this cluster is not known.
 */
export function unappliedSettings(service: LiveService, { overrides, ...settings }: LiveGateway): UnappliedSetting[] {
  const variants = overrides.map((override) => differences(service, overridden(settings, override)));
  const own = differences(service, settings);
  return [own, ...variants].some(({ length }) => length === 0) ? [] : own;
}

/** The settings of a cluster with an override. */
export function overridden(settings: GatewaySettings, override: GatewaySettings): GatewaySettings {
  return {
    externalTrafficPolicy: filledIn(override.externalTrafficPolicy) ?? settings.externalTrafficPolicy,
    serviceAnnotations: { ...settings.serviceAnnotations, ...override.serviceAnnotations },
  };
}

/** An empty text means the same as none. */
function filledIn(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

/** The settings that differ. Which policy a gateway without one gets is not documented. */
export function differences(service: LiveService, settings: GatewaySettings): UnappliedSetting[] {
  const setting = (name: string, gateway: string | undefined, inService: string | undefined) => (
    { name, gateway: filledIn(gateway), service: filledIn(inService) }
  );
  const policy = setting('externalTrafficPolicy', settings.externalTrafficPolicy, service.externalTrafficPolicy);
  const annotations = OWNED_ANNOTATIONS.map((name) => (
    setting(name, settings.serviceAnnotations[name], service.annotations[name])
  ));
  return [...policy.gateway === undefined ? [] : [policy], ...annotations]
    .filter(({ gateway, service: applied }) => gateway !== applied);
}
