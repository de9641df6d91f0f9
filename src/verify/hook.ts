/**
 * What runs a verification, besides whoever applies it.
 */
export class VerificationHook {
  /**
   * Nobody: it runs when it is applied.
   */
  public static none(): VerificationHook {
    return new VerificationHook({}, false);
  }

  /**
   * `helm test`, for a chart that `cdk8s synth --format helm` writes. The Job stays until the next test, so that its log can be read:
   * `kubectl logs job/<name>`. `helm test --logs` shows logs of pods only, and up to Helm 3 ends with an error where a test is a Job.
   *
   * @see https://helm.sh/docs/topics/chart_tests/
   * @see https://github.com/helm/helm/issues/11236
   */
  public static helmTest(): VerificationHook {
    return new VerificationHook({ 'helm.sh/hook': 'test', 'helm.sh/hook-delete-policy': 'before-hook-creation' }, true);
  }

  /**
   * Argo CD, after each sync of the application: a verification that fails makes the sync fail. The Job stays until the next sync.
   *
   * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
   */
  public static argoCdPostSync(): VerificationHook {
    return new VerificationHook({ 'argocd.argoproj.io/hook': 'PostSync', 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation' }, true);
  }

  /**
   * The annotations that the Job gets.
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

  private constructor(annotations: { readonly [key: string]: string }, clearsAway: boolean) {
    this._annotations = annotations;
    this._clearsAway = clearsAway;
  }
}
