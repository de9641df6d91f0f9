/**
 * What runs a verification, besides whoever applies it.
 */
export class VerificationHook {
  /**
   * Nobody: it runs when it is applied.
   */
  public static none(): VerificationHook {
    return new VerificationHook({});
  }

  /**
   * `helm test`, for a chart that `cdk8s synth --format helm` writes. The verification is then a bare Pod instead of a Job, because
   * `helm test --logs` fails where a test is a Job; on `everyNode` it must be a Job all the same, and its logs are read by
   * `kubectl logs --selector app.kubernetes.io/instance=<name> --tail=-1`. It stays until the next test. A pod that no node fits ends at
   * Helm's own `--timeout`.
   *
   * @see https://helm.sh/docs/topics/chart_tests/
   * @see https://github.com/helm/helm/issues/11236
   */
  public static helmTest(): VerificationHook {
    return new VerificationHook({ 'helm.sh/hook': 'test', 'helm.sh/hook-delete-policy': 'before-hook-creation' }, { clearsAway: true, asPod: true });
  }

  /**
   * Argo CD, after each sync of the application: a verification that fails makes the sync fail. The Job stays until the next sync.
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
   * Whether it clears the last Job away itself, so that nothing else should do so beforehand.
   *
   * @internal
   */
  public readonly _clearsAway: boolean;

  /**
   * Whether it deals with a pod better than with a Job.
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
