package dev.slipway.build;

/** How far a callback has come. */
public enum CallbackState {
    /** Its build has not ended, or it is yet to be delivered. */
    PENDING,
    /** Its receiver has answered with success. */
    DELIVERED,
    /** It was tried as often as it may be, or its receiver wants no more. */
    GAVE_UP
}
