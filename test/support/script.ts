export { withoutProbeScript as withoutScript } from '../../src/jest';
