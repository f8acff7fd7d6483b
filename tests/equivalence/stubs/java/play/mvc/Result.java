package play.mvc;

public class Result {}
