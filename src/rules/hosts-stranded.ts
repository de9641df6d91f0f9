import { strandedClients } from './stranded';
import { HOSTS_STRANDED } from '../findings/catalogue/reachability';
import { ClientKind } from '../model/question';

export const hostsStranded = strandedClients(HOSTS_STRANDED, ClientKind.HOST, { conditionally: false });
