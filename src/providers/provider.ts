import { type Problem, UserError } from "../base/errors.ts";
import type { Task } from "../base/progress.ts";
import type { SshTarget } from "../ssh/target.ts";
import type { Asset } from "./asset.ts";
import type { AwsPlace } from "./aws/settings.ts";
import type { Artifact, Compression, Format } from "./format.ts";
import { tearDownCommand } from "./tear-down-command.ts";

export const PROVIDERS = ["local", "aws"] as const;

export type ProviderName = (typeof PROVIDERS)[number];

/** Stands for the asset-id where nobody can tell it any more. It is none, so that no build can have that name. */
export const UNKNOWN = "(unknown)";

/** What a machine starts from, resolved: it is there, it is whole, and its digest is known. */
export interface BaseImage {
  /** As people name it: `debian-12`, or the file name of a cloud image. */
  name: string;
  /** `debian-12` for a release built from packages; a path or URL for a cloud image; what named the source AMI. */
  reference: string;
  /** `sha256:<hex>` of the disk's content; `ami:<Region>/<id>` for an AMI, whose content never changes. */
  digest: string;
  /** Provider's own handle: the path of the cached disk, or an AMI's id. */
  handle: string;
  /** Whether it was made or fetched now, or found in the cache. */
  cached: boolean;
}

export interface BaseImageRequest {
  /**
   * local: `debian-12`, `ubuntu-24.04`, …, a path, or an https URL.
   * aws: `ami-0123`, `ssm:/path/of/parameter`, or filters: `name=ubuntu-*, owner=099720109477, architecture=x86_64`.
   */
  reference: string;
  /** Hex; must be given for a URL, may be given for a path. */
  sha256?: string | undefined;
  /** apt mirror for a release built from packages; default: the machine's own apt sources, else mmdebstrap's default. */
  mirror?: string | undefined;
  /** Absolute path of a keyring for a release built from packages; default: the one of the distribution's keyring package. */
  keyring?: string | undefined;
}

/** Everything that a machine is made with. */
export interface MachineRequest {
  assetId: string;
  product: string;
  base: BaseImage;
  /** Name of the login user. */
  user: string;
  hostname: string;
  cpus: number;
  /** Bytes. */
  memory: number;
  /** Bytes. */
  diskSize: number;
  /** The lease: when an ephemeral machine ends by itself although nobody came back. */
  expires: Date;
  /** The machine dies with this process (`create-vm`), or stays up for the next step (`setup-vm`). */
  attached: boolean;
  /** It is meant to outlive its maker once it is ready (`setup-vm`); otherwise it is abandoned when its maker is gone. */
  stays: boolean;
  /**
   * It is to be kept, or may have to be when the build fails. It then does not carry the runner's tracking id, by which
   * the runner ends what a job left behind. It is not marked as kept by this: see `Provider.keep`.
   */
  kept?: boolean | undefined;
  /** PEM certificates that the guest trusts while it is built; removed by finish. */
  caCertificates?: string | undefined;
  /** Who and which run asked for it; become tags. */
  owner: RunIdentity;
}

export interface RunIdentity {
  /** `octo/repo` or `user@host`. */
  name: string;
  /** Address of the workflow run, where there is one. */
  url?: string | undefined;
}

/** A running machine, reachable by SSH. */
export interface Machine {
  assetId: string;
  provider: ProviderName;
  ssh: SshTarget;
  base: BaseImage;
  expires: Date;
}

/** A captured machine: its disk is at rest. */
export interface Image {
  assetId: string;
  provider: ProviderName;
  base: BaseImage;
  /** Provider's own handle: the path of the disk, or an AMI's id. */
  handle: string;
  /** Bytes of the disk as the guest sees it. */
  virtualSize: number;
}

export interface ExportRequest {
  image: Image;
  formats: readonly Format[];
  compression: Compression;
  /** Absolute path of an existing folder that takes the files. */
  folder: string;
  /** File name without its ending: `<product>-<asset-id>`. */
  baseName: string;
  /** Ends this export; besides the run's own cancel. */
  signal?: AbortSignal | undefined;
}

/** An asset-id that another machine has. Nothing was made, so there is nothing to clean up: do not tear that one down. */
export class AssetIdInUseError extends UserError {
  constructor(assetId: string, by: string, provider: ProviderName = "local") {
    super(
      `The asset-id ${assetId} is in use by ${by}.`,
      `Remove it with \`${tearDownCommand({ provider, assetId })}\`, or choose another asset-id.`,
    );
  }
}

/** An image as somebody can start it where it is: an AMI in a Region. */
export interface Delivered {
  region: string;
  /** `ami-0123`. */
  id: string;
  name: string;
  /** Everyone may start it. */
  public: boolean;
}

/** What earlier runs left of an asset-id. */
export interface Earlier {
  /** An image to go on from; undefined where there is none. */
  image: Image | undefined;
  /** Id of the image where the whole build was finished. */
  finished: string | undefined;
  /** Something was begun and not finished that a new build would meet. */
  unfinished: boolean;
}

/** What is to be checked before anything is made. */
export interface Plan {
  assetId: string;
  /** Whose build it is: what it left behind under the same asset-id is taken up, what others have is not. */
  owner: RunIdentity;
  product: string;
  base: BaseImageRequest;
  cpus: number;
  memory: number;
  diskSize: number;
  formats: readonly Format[];
  /** Where artifacts go; the disk space of its file system is checked. Absent: nothing is exported. */
  folder?: string | undefined;
}

/** Something that could not be looked at, so that nobody can tell whether there are assets. */
export interface Unseen {
  /** `stacks in eu-central-1`. */
  what: string;
  reason: string;
  /** What to do, so that it can be looked at. */
  remedy: string;
}

/** What is to be removed of an asset-id, and who is told of it. */
export interface RemovalOf {
  chosen(asset: Asset): boolean;
  /** What a chosen asset has to wait for before it is removed; undefined where it waits for nothing. */
  before?(asset: Asset): Promise<void> | undefined;
  /** Called as each one is known to be gone, or to have failed (with the reason). */
  told(asset: Asset, failure?: string): void;
  unseen(gap: Unseen): void;
}

/**
 * Where machines are made. Whatever the pipeline does, it does through this contract and for every provider;
 * `__tests__/contract/provider.ts` is the suite that each has to pass.
 *
 * Every method that makes something tags it in the creating call, so that `assets` finds it after any kill.
 */
export interface Provider {
  readonly name: ProviderName;
  /** What machines start from where nobody says. */
  readonly defaultBaseImage: string;
  /** Installs what the plan needs on this machine and is missing, saying what. @throws UserError where it may not. */
  installTools(plan: Plan, task: Task): Promise<void>;
  /** Checks tools, space, memory, names and the base image's reference. Makes nothing. */
  preflight(plan: Plan): Promise<Problem[]>;
  /** @throws UserError for an unknown release, a wrong checksum, a broken image, an unreachable mirror. */
  resolveBaseImage(request: BaseImageRequest, task: Task): Promise<BaseImage>;
  /** Makes a machine and waits until one can log in and its first boot is complete. @throws UserError if the asset-id is in use. */
  launch(request: MachineRequest, task: Task): Promise<Machine>;
  /** The running machine of an asset-id. @throws UserError where there is none. */
  machine(assetId: string): Promise<Machine>;
  /** Absolute path of a folder on this machine for what a build keeps between its steps; removed with the machine. */
  workFolder(assetId: string): string;
  /** A new folder for temporary files that sweep finds when this process was killed before it removed it. */
  scratchFolder(): Promise<{ path: string; remove(): Promise<void> }>;
  /** Records a folder *before* it is made, so that it is removed with the machine. It must carry the asset's marker file. */
  registerFolder(assetId: string, folder: string): Promise<void>;
  /** Records a finished release: a deliverable from now on, and no longer removed with the machine. */
  registerRelease(assetId: string, folder: string): Promise<void>;
  /** Marks a machine as one that somebody decided to keep: it is not abandoned, and its lease still ends it. Does nothing where there is none. */
  keep(assetId: string): Promise<void>;
  /** Shuts the machine down cleanly and keeps its disk. An image that was captured already is returned as it is. */
  capture(assetId: string, task: Task): Promise<Image>;
  /** What earlier runs of the same build left under this asset-id. Changes nothing. */
  findEarlier(plan: Plan): Promise<Earlier>;
  /** Makes this machine ready to go on with the image that was found: the work folder is as that build left it. */
  takeUp(plan: Plan): Promise<void>;
  /** Exports side by side where that helps; each format is a task of its own. */
  exportImage(request: ExportRequest, task: Task): Promise<Artifact[]>;
  /** Copies the image to further Regions, side by side; with the image itself first. Empty where images are files only. */
  spreadImage(image: Image, task: Task, signal?: AbortSignal): Promise<Delivered[]>;
  /** Lets others use what was tested: accounts, organisations, everyone; sets the date of deprecation. */
  publishImages(images: readonly Delivered[], task: Task): Promise<Delivered[]>;
  /** The build has succeeded: its deliverables stay from now on, until a command removes them. */
  complete(assetId: string): Promise<void>;
  /**
   * Everything of ours, or of one asset-id (exact).
   * @param unseen is told what could not be looked at; the rest is listed all the same.
   * @throws UserError naming it where `unseen` is absent: what was not seen is not to be taken for nothing.
   */
  assets(assetId?: string, unseen?: (gap: Unseen) => void): Promise<Asset[]>;
  /** Lets everyone use the images of an asset-id that are there. Absent where images are files only. */
  makePublic?(assetId: string, task: Task): Promise<Delivered[]>;
  /** The settings by which another process finds the very same place, whatever its environment says. No secret is among it. */
  pinned?(): Promise<AwsPlace>;
  /** Removes one asset; an asset that is gone already is no error. Nothing that is not ours is ever touched. */
  remove(asset: Asset): Promise<void>;
  /**
   * Removes many at once, as `remove` does, in the order and with the pauses that the provider needs: every delete is
   * issued before the first is awaited. Absent: one by one, side by side.
   * @param told is called as each one is known to be gone, or to have failed (with the reason).
   */
  removeAll?(assets: readonly Asset[], told: (asset: Asset, failure?: string) => void): Promise<void>;
  /**
   * Removes what is chosen among the assets of one asset-id (exact) as soon as each is found, without a list before.
   * It ends when a last look finds nothing of it. Absent: `assets`, then `removeAll` or `remove`.
   */
  removeOf?(assetId: string, removal: RemovalOf): Promise<void>;
  /** Marks assets as overdue, so that a later sweep knows. Absent: nothing needs a second look. */
  mark?(assets: readonly Asset[], when: Date): Promise<void>;
}
