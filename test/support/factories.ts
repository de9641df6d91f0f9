import { TrafficStrategy } from 'cdk8s-asm-gateway';

/** Methods of TrafficStrategy that give a strategy of another factory. */
const OTHERS = ['named', 'recommended', 'recommendedFor'];

/** The factories of TrafficStrategy, each of which makes a strategy of its own. */
export const FACTORIES = Object.getOwnPropertyNames(TrafficStrategy)
  .filter((name) => typeof Reflect.get(TrafficStrategy, name) === 'function' && name !== 'prototype' && !OTHERS.includes(name));
