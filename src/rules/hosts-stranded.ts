import { HOSTS_STRANDED } from '../findings/catalogue/reachability';
import { ClientKind } from '../model/reachability';
import { strandedClients } from './stranded';

export const hostsStranded = strandedClients(HOSTS_STRANDED, ClientKind.HOST, { conditionally: false });
