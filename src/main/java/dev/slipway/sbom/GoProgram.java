package dev.slipway.sbom;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Finds in a program, without holding it in memory, what Go's linker wrote of its modules. */
final class GoProgram {

    private static final int BLOCK = 1 << 20;
    private static final int ALIGNED = 16;

    private GoProgram() {
    }

    /** From the magic number on, at most a MiB or two; nothing where there is none. */
    static byte[] infoIn(InputStream program) throws IOException {
        // blocks are multiples of 16 bytes, so no magic number lies across a border
        for (byte[] block = program.readNBytes(BLOCK); block.length > 0; block = program.readNBytes(BLOCK)) {
            int at = indexOfMagic(block);
            if (at >= 0) {
                byte[] more = program.readNBytes(BLOCK);
                byte[] info = Arrays.copyOfRange(block, at, block.length + more.length);
                System.arraycopy(more, 0, info, block.length - at, more.length);
                return info;
            }
        }
        return new byte[0];
    }

    /** Programs that read such information hold the magic number as a text, too, but not with a flag behind it. */
    private static int indexOfMagic(byte[] block) {
        byte[] magic = GoModules.MAGIC;
        for (int at = 0; at + ALIGNED <= block.length; at += ALIGNED) {
            if (Arrays.equals(block, at, at + magic.length, magic, 0, magic.length) && (block[at + 15] & 2) != 0) {
                return at;
            }
        }
        return -1;
    }
}
