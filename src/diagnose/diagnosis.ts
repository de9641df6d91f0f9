import type { LiveService } from '../cluster/live-service';
import type { FieldFinding } from '../findings/finding';
import type { ReachabilityAnswer } from '../model/answer';
import type { PlannedChange } from '../model/planned-changes';
import type { AckPlatformOptions, ClusterPlatform } from '../model/platform';
import type {
  ClientKind, ReachabilityFailure, ReachabilityQuestion, ReachabilityRow, TargetKind,
} from '../model/question';
import type { EndpointWord } from '../text';

/** What the user names. */
export interface NamedSubject {
  /** The kind of the object that the user names and patches. */
  readonly kind: 'IstioGateway' | 'Service';
  readonly namespace: string;

  /** The name of the IstioGateway or of the Service. */
  readonly name: string;

  /** The name of the Service. */
  readonly service: string;
}

/** What is diagnosed. */
export interface Subject extends NamedSubject {
  /** The flags of kubectl that name its cluster; empty for the current one, and if files were read. */
  readonly access: readonly string[];

  /** The flags of diagnose that read the same again: those of kubectl, or `--from` with each file. */
  readonly readAgain: readonly string[];
}

/** The answers for the clients on a node, towards the load balancer address. */
export interface NodeDiagnosis {
  readonly name: string;

  /** The number of ready endpoints on the node; undefined if the endpoints could not be read. */
  readonly gatewayPods: number | undefined;
  readonly platform: ClusterPlatform;

  /** Why nothing is said about the node, for example because it is a virtual node; undefined otherwise. */
  readonly notJudged: string | undefined;

  /** Whether the node is of a kind that is never judged, so it does not leave the verdict open. */
  readonly isOutside: boolean;

  /** Whether the scheduler may place pods without tolerations on the node. */
  readonly acceptsPods: boolean;

  /** The worst answer over the published addresses, for pods and for clients in the host network. */
  readonly pods: ReachabilityRow;
  readonly hosts: ReachabilityRow;

  /** What these answers answer. */
  readonly questions: { readonly pods: ReachabilityQuestion; readonly hosts: ReachabilityQuestion };
}

/** The client that the user named. */
export interface ClientDiagnosis {
  readonly kind: ClientKind;
  readonly name: string;
  readonly node: string;

  /** Whether a proxy of the mesh runs in the pod. It changes how a failure looks, and not which requests fail. */
  readonly hasSidecar: boolean;
  readonly row: ReachabilityRow;
}

/** One of the three questions of the manual procedure, with its answer. */
export interface AnsweredQuestion {
  readonly id: 'policy' | 'gateway-nodes' | 'client-node';
  readonly asks: string;
  readonly answer: string;
}

/** A way out on this cluster. */
export interface Cure {
  readonly strategy: string;

  /** Whether the gateway sees the client IP of outside clients. */
  readonly keepsClientIp: ReachabilityAnswer;

  /** What must be true that is not known. */
  readonly needs: readonly string[];

  /** The kubectl command; undefined if clients only use another address. */
  readonly patch: string | undefined;
  readonly typescript: string;
}

/** Something that could not be read. */
export interface Unread {
  readonly what: string;
  readonly why: string;

  /** The permission that is missing; undefined if another reason is in the way. */
  readonly permission: string | undefined;
}

/** Clients on a node whose answer would be different after a change of the cluster. */
export interface NodeChange {
  readonly client: ClientKind;

  /** The name of the node. */
  readonly node: string;
  readonly target: TargetKind;

  /** Whether requests work now, and after the change. */
  readonly before: ReachabilityAnswer;
  readonly after: ReachabilityAnswer;

  /** How they fail after the change; undefined if they do not, or if it is not known how. */
  readonly failure: ReachabilityFailure | undefined;

  /** The reason for the answer after the change. */
  readonly why: string;
}

/** What a change of the cluster would change. */
export interface WhatIf {
  /** What the cluster is assumed to become. What is not assumed stays as it was read. */
  readonly assumed: AckPlatformOptions;
  readonly changes: readonly NodeChange[];

  /** The nodes whose pods have no answer, now or after the change. */
  readonly unknown: readonly string[];

  /** What Kubernetes announced about the mode of kube-proxy after the change. */
  readonly planned: readonly PlannedChange[];

  /** Whether some clients get worse answers, or may get them. */
  readonly worsens: boolean;

  /** The ways out to set before the change, which work now and after it; empty if nothing gets worse. */
  readonly cures: readonly Cure[];
}

/** The diagnosis of one Service. */
export interface Diagnosis {
  readonly subject: Subject;

  /** Undefined if it was not found. */
  readonly service: LiveService | undefined;
  readonly verdict: FieldFinding;

  /** What the reports call a pod behind the Service. */
  readonly endpointWord: EndpointWord;
  readonly questions: readonly AnsweredQuestion[];
  readonly nodes: readonly NodeDiagnosis[];
  readonly client: ClientDiagnosis | undefined;
  readonly cures: readonly Cure[];

  /**
   * The command that asks the DNS name from the client's pod; undefined if nothing is wrong, no pod was named or no
   * port serves http or https.
   */
  readonly tryFromPod: string | undefined;

  /** The commands that verify the Service from every node; empty if there is nothing to verify. */
  readonly verifyWith: readonly string[];

  /** Why no app can verify the Service, in a sentence; undefined if one can, and if no Service was read. */
  readonly notVerified: string | undefined;

  /** What is worth knowing next to the verdict. */
  readonly findings: readonly FieldFinding[];
  readonly unread: readonly Unread[];

  /** Services of type LoadBalancer to name instead, as namespace and name, if this one does not exist. */
  readonly others: readonly string[];

  /** Undefined if no change of the cluster was asked about. */
  readonly whatIf: WhatIf | undefined;
}
