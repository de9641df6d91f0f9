/**
 * The tool that runs a verification, in addition to `kubectl apply`.
 */
export class VerificationHook {
  /**
   * No tool. The verification runs when it is applied.
   */
  public static none(): VerificationHook {
    return new VerificationHook({});
  }

  /**
   * `helm test`, for a chart that `cdk8s synth --format helm` writes. The verification is then a bare Pod instead of a
   * Job, because `helm test --logs` fails if a test is a Job. With `everyNode` it is a Job nevertheless. Read its logs
   * with `kubectl logs --selector app.kubernetes.io/instance=<name> --tail=-1`.
   *
   * The Pod or Job stays until the next test. If no node fits, the pod ends at Helm's own `--timeout`.
   *
   * @see https://helm.sh/docs/topics/chart_tests/
   * @see https://github.com/helm/helm/issues/11236
   */
  public static helmTest(): VerificationHook {
    return new VerificationHook(
      { 'helm.sh/hook': 'test', 'helm.sh/hook-delete-policy': 'before-hook-creation' },
      { clearsAway: true, asPod: true },
    );
  }

  /**
   * Argo CD, after each sync of the application. If the verification fails, the sync fails. The Job stays until the
   * next sync.
   *
   * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
   */
  public static argoCdPostSync(): VerificationHook {
    return new VerificationHook(
      { 'argocd.argoproj.io/hook': 'PostSync', 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation' },
      { clearsAway: true },
    );
  }

  /**
   * The annotations that the Job or Pod gets.
   *
   * @internal
   */
  public readonly _annotations: { readonly [key: string]: string };

  /**
   * Whether the hook deletes the previous Job. By default the Job then has no time to live.
   *
   * @internal
   */
  public readonly _clearsAway: boolean;

  /**
   * Whether the hook works better with a Pod than with a Job.
   *
   * @internal
   */
  public readonly _asPod: boolean;

  private constructor(annotations: { readonly [key: string]: string }, { clearsAway = false, asPod = false } = {}) {
    this._annotations = annotations;
    this._clearsAway = clearsAway;
    this._asPod = asPod;
  }
}
