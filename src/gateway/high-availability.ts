import type { k8s } from 'cdk8s-plus-28';
import type { IstioGatewayProps } from './props';
import { produced } from '../kubernetes/plain';

/*
 * The vendor's recipe for a gateway that survives the loss of a node, and a rollout.
 *
 * Source: https://alibabacloud.com/help/en/asm/user-guide/improve-availability-for-the-ingress-gateway-service-of-an-asm-instance
 */

/** The props of a rollout as plain objects: cdk8s-plus-28 need not be loaded for `k8s.IntOrString`. */
interface Rollout {
  readonly rollingMaxSurge?: { readonly value: string | number };
  readonly rollingMaxUnavailable?: { readonly value: string | number };
}

/** The props of a gateway, complete. */
type Complete = Omit<IstioGatewayProps, keyof Rollout> & Rollout;

const LEAST = 2;
const MOST = 4;

/** The props with the recipe, if it is asked for. A prop that is set has precedence. */
export function withHighAvailability(props: IstioGatewayProps, serviceName: string): Complete {
  if (produced(props.highAvailability) !== true) {
    return props;
  }
  return {
    ...props,
    ...produced(props.replicasManagedByAsm) === false ? {} : autoscaling(props),
    affinity: props.affinity ?? onDifferentNodes(serviceName),
    rollingMaxSurge: props.rollingMaxSurge ?? { value: '100%' },
    rollingMaxUnavailable: props.rollingMaxUnavailable ?? { value: '25%' },
  };
}

/** A limit that is set moves the other one if they would cross. */
function autoscaling({ minReplicas, maxReplicas, cpu, memory }: IstioGatewayProps): IstioGatewayProps {
  return {
    minReplicas: minReplicas ?? Math.min(LEAST, asNumber(maxReplicas) ?? LEAST),
    maxReplicas: maxReplicas ?? Math.max(MOST, asNumber(minReplicas) ?? MOST),
    cpu: cpu ?? (memory === undefined ? { targetAverageUtilization: 80 } : undefined),
  };
}

/** cdk8s may resolve a value later. */
function asNumber(value: unknown): number | undefined {
  const number = produced(value);
  return typeof number === 'number' ? number : undefined;
}

function onDifferentNodes(serviceName: string): k8s.Affinity {
  return {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [{
        weight: 100,
        podAffinityTerm: {
          topologyKey: 'kubernetes.io/hostname',
          labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: [serviceName] }] },
        },
      }],
    },
  };
}
