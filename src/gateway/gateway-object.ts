import { ApiObject, type JsonPatch } from 'cdk8s';

type Manifest = Readonly<Record<string, unknown>>;

/** The object of a gateway. The rules judge it with the changes of its author. */
export class GatewayObject extends ApiObject {
  private changes = 0;
  private isRendering = false;

  public override addJsonPatch(...ops: JsonPatch[]): void {
    super.addJsonPatch(...ops);
    this.changes += ops.length;
  }

  /**
   * How many changes were made.
   *
   * @internal
   */
  public get _changes(): number {
    return this.changes;
  }

  /**
   * The manifest with the changes; undefined if there is none, or if cdk8s cannot make them, which synthesis reports.
   * It is undefined too while the manifest is rendered: the annotation with the acknowledgements asks for the findings.
   *
   * @internal
   */
  public _changed(): Manifest | undefined {
    if (this.changes === 0 || this.isRendering) {
      return undefined;
    }
    this.isRendering = true;
    try {
      return this.toJson() as Manifest;
    } catch {
      return undefined;
    } finally {
      this.isRendering = false;
    }
  }
}
