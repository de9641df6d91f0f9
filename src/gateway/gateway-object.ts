import { ApiObject, type ApiObjectProps, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { TakenInApp } from './taken';
import { afterAdditions } from '../kubernetes/additions';
import { hasProducer, produced } from '../kubernetes/plain';

type Manifest = Readonly<Record<string, unknown>>;

/** The object of a gateway. The rules judge what will be written, with the changes of its author. */
export class GatewayObject extends ApiObject {
  private readonly isLate: boolean;
  private patchCount = 0;
  private changeCount = 0;
  private lateText = '';
  private isRendering = false;

  /**
   * @param judged what the rules judge
   * @param manifest what is written if there is no change: it may have more annotations
   */
  public constructor(scope: Construct, id: string, private readonly judged: ApiObjectProps, manifest: ApiObjectProps) {
    super(scope, id, manifest);
    this.isLate = hasProducer(judged);
    afterAdditions(this.metadata, () => this.changed());
  }

  public override addJsonPatch(...ops: JsonPatch[]): void {
    super.addJsonPatch(...ops);
    this.patchCount += ops.length;
    this.changed();
  }

  /** @internal */
  public get _isPatched(): boolean {
    return this.patchCount > 0;
  }

  /**
   * Whether the manifest may have what no prop has.
   *
   * @internal
   */
  public get _isUnchecked(): boolean {
    return this.isLate || this.changeCount > 0;
  }

  /** @internal */
  public get _isBeingRendered(): boolean {
    return this.isRendering;
  }

  /**
   * A text that differs after each change.
   *
   * @internal
   */
  public _state(): string {
    const lateText = this.isLate ? JSON.stringify(this._written()) : '';
    if (lateText !== this.lateText) {
      this.lateText = lateText;
      TakenInApp.of(this).forget(this);
    }
    return `${this.changeCount} ${lateText}`;
  }

  /**
   * The manifest as it will be written.
   *
   * @internal
   */
  public _written(): Manifest {
    const unchanged = () => (this.isLate ? produced(this.judged) as Manifest : this.judged);
    return this.changeCount === 0 ? unchanged() : this.rendered() ?? unchanged();
  }

  /**
   * The same, with the annotations that only a reader of the manifest needs.
   *
   * @internal
   */
  public _asRead(): Manifest {
    return this.rendered() ?? this._written();
  }

  /**
   * Undefined if cdk8s cannot make the changes, which synthesis reports. It is undefined too while the manifest is
   * rendered: the annotation with the acknowledgements asks for the findings.
   */
  private rendered(): Manifest | undefined {
    if (this.isRendering) {
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

  private changed(): void {
    this.changeCount += 1;
    TakenInApp.of(this).forget(this);
  }
}
