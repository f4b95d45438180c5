package dev.elbow.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeveralListenersTest {

  @Test
  void every_call_is_passed_on() {
    assertThat(SweepListener.class.getMethods())
        .filteredOn(Method::isDefault)
        .allSatisfy(
            method ->
                assertThat(
                        Arrays.stream(SeveralListeners.class.getDeclaredMethods())
                            .map(Method::getName))
                    .contains(method.getName()));
  }
}
