package io.plimsoll.document;

import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader;

/**
 * The template engine as both mails and documents use it. Templates come from the build and from nowhere else; what
 * people typed is a value in them and never a piece of one.
 */
public final class TemplateEngine {

    private TemplateEngine() {}

    /** Strict about what is missing, deaf to anything but plain values, and without ways to make a template at run time. */
    public static VelocityEngine strict() {
        VelocityEngine engine = new VelocityEngine();
        engine.setProperty(RuntimeConstants.RESOURCE_LOADERS, "classpath");
        engine.setProperty("resource.loader.classpath.class", ClasspathResourceLoader.class.getName());
        engine.setProperty("resource.loader.classpath.cache", true);
        engine.setProperty(RuntimeConstants.INPUT_ENCODING, "UTF-8");
        engine.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, true);
        engine.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, PlainObjects.class.getName());
        engine.setProperty(RuntimeConstants.EVENTHANDLER_INCLUDE, OwnParts.class.getName());
        engine.setProperty(RuntimeConstants.VM_LIBRARY, "");
        return engine;
    }

    /** Starts it, once all is set. */
    public static VelocityEngine start(VelocityEngine engine) {
        engine.init();
        engine.removeDirective("evaluate");
        engine.removeDirective("include");
        return engine;
    }
}
