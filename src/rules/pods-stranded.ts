import { strandedClients } from './stranded';
import { PODS_STRANDED } from '../findings/catalogue/reachability';
import { ClientKind } from '../model/question';

export const podsStranded = strandedClients(PODS_STRANDED, ClientKind.POD, { conditionally: true });
