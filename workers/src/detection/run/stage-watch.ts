export type DetectionStage = "facts" | "roles" | "evidence" | "links" | "entities" | "terms" | "judge";

/** Called as soon as a stage has ended. */
export type StageWatch = (stage: DetectionStage) => void;

export const unwatched: StageWatch = () => {};
