import { PODS_STRANDED } from '../findings/catalogue/reachability';
import { ClientKind } from '../model/reachability';
import { strandedClients } from './stranded';

export const podsStranded = strandedClients(PODS_STRANDED, ClientKind.POD, { conditionally: true });
