package io.github.cdimascio.dotenv;

public interface Dotenv {
    static Dotenv load() {
        return name -> name;
    }

    String get(String name);
}
