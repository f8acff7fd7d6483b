package jakarta.inject;

public @interface Inject {
    String[] value() default {};
}
