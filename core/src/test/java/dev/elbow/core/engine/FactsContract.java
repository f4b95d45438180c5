package dev.elbow.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an engine says of itself. */
public interface FactsContract extends EngineUnderTest {

  @Test
  default void an_engine_is_found_by_its_name() {
    assertThat(VaeEngines.byName(engine().name()))
        .hasValueSatisfying(found -> assertThat(found).hasSameClassAs(engine()));
    assertThat(engine().name()).matches("[a-z][a-z0-9]*");
  }

  @Test
  default void provenance_says_what_computes() {
    EngineFacts facts = engine().facts();

    assertThat(facts.engine()).isEqualTo(engine().name());
    assertThat(facts.library()).isNotBlank();
    assertThat(facts.version()).matches("[0-9]+\\.[0-9].*");
    assertThat(facts.natives()).isNotBlank().hasLineCount(1);
    assertThat(facts.threads()).isPositive();
    assertThat(engine().facts()).isEqualTo(facts);
    assertThat(engine().processor()).isNotNull();
  }
}
