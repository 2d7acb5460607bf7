package com.aivors.bench;

import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/// A value in PostgreSQL's binary format. The connection needs `binaryTransferEnable` for its type.
final class BinaryValue extends PGobject implements PGBinaryObject {

    private final byte[] bytes;

    /// @param type the name of the type in PostgreSQL
    BinaryValue(String type, byte[] bytes) {
        setType(type);
        this.bytes = bytes;
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int lengthInBytes() {
        return bytes.length;
    }

    @Override
    public void toBytes(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }
}
