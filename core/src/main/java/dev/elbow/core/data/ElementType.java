package dev.elbow.core.data;

import java.nio.ByteBuffer;

/** The number types of IDX and NPY files. */
enum ElementType {
  BOOL(1) {
    @Override
    float next(ByteBuffer in) {
      return in.get() == 0 ? 0 : 1;
    }
  },
  UINT8(1) {
    @Override
    float next(ByteBuffer in) {
      return Byte.toUnsignedInt(in.get());
    }
  },
  INT8(1) {
    @Override
    float next(ByteBuffer in) {
      return in.get();
    }
  },
  INT16(2) {
    @Override
    float next(ByteBuffer in) {
      return in.getShort();
    }
  },
  INT32(4) {
    @Override
    float next(ByteBuffer in) {
      return in.getInt();
    }
  },
  INT64(8) {
    @Override
    float next(ByteBuffer in) {
      return in.getLong();
    }
  },
  FLOAT32(4) {
    @Override
    float next(ByteBuffer in) {
      return in.getFloat();
    }
  },
  FLOAT64(8) {
    @Override
    float next(ByteBuffer in) {
      return (float) in.getDouble();
    }
  };

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per number. */
  int bytes() {
    return bytes;
  }

  /** The next number, as the nearest float. */
  abstract float next(ByteBuffer in);

  /** What values are divided by where the user does not say: 255 for bytes, else 1. */
  double naturalScale() {
    return this == UINT8 ? 255 : 1;
  }
}
